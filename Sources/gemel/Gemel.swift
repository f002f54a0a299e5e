@main struct Gemel { static func main() {} }
