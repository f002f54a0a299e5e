// Functions are documented in the header, and found by its names. They are public, since a release hides others.
// swift-format-ignore-file: AlwaysUseLowerCamelCase, AllPublicDeclarationsHaveDocumentation
public import CLibTwinRuntime

/// Why a call is not answered as asked.
struct Failure: Error {
  /// One of the statuses of the header.
  let status: Int
  /// What to tell people, where there is more to say than the status does.
  let message: String?

  init(_ status: Int, _ message: String? = nil) {
    self.status = status
    self.message = message
  }
}

/// How `body` went, as C wants to know it.
func status(_ body: () throws(Failure) -> Void) -> twin_status {
  do throws(Failure) {
    try body()
    return twin_status(TWIN_OK)
  } catch {
    return twin_status(error.status)
  }
}

/// How `body` went; what there is to tell people goes to `message`.
func status(telling message: UnsafeMutablePointer<OpaquePointer?>?, _ body: () throws(Failure) -> Void) -> twin_status {
  do throws(Failure) {
    try body()
    message?.pointee = nil
    return twin_status(TWIN_OK)
  } catch {
    message?.pointee = makeHandle(Text(error.message ?? statusText(error.status).description))
    return twin_status(error.status)
  }
}

private func statusText(_ status: Int) -> StaticString {
  switch status {
  case TWIN_OK: "as asked"
  case TWIN_NOT_FOUND: "there is no such element, or it does not have that"
  case TWIN_BAD_ARGUMENT: "an argument is missing, or is none that the function takes"
  case TWIN_BAD_HANDLE: "a handle is missing, of another kind, or was freed"
  case TWIN_WRONG_REGISTRY: "the element belongs to another registry"
  case TWIN_WRONG_KIND: "elements of this kind do not have that"
  case TWIN_WRONG_SIZE: "the size of a struct is not set, or of another version of the library"
  case TWIN_NO_ROOM: "there is too little room for the result"
  case TWIN_UNREADABLE: "the file cannot be read"
  case TWIN_NOT_AN_IMAGE: "the bytes are no image of a model"
  case TWIN_UNSUPPORTED_VERSION: "the image is of a version that the library does not read"
  case TWIN_DAMAGED: "the image is damaged"
  case TWIN_DIFFERENT_QUANTITIES: "the units measure different kinds of quantity"
  case TWIN_OUT_OF_RANGE: "the value cannot be expressed as a finite number"
  case TWIN_NOT_A_VERSION: "a text is no version, or no range of versions"
  case TWIN_NONE_FITS: "no version at hand is in the range"
  case TWIN_NOT_CHANGES: "the bytes are no changes of a release"
  case TWIN_NO_HISTORY: "the recorded changes do not lead from one version to the other"
  case TWIN_NO_MIGRATION: "the other version has nothing that the documents would become"
  case TWIN_REFUSED: "the document is not migrated"
  case TWIN_SEVERAL_PACKAGES: "the images are of several packages"
  default: "there is no such status"
  }
}

@c @implementation public func twin_status_text(_ status: twin_status) -> UnsafePointer<CChar>? {
  statusText(Int(status)).terminated
}

@c @implementation public func twin_abi_version() -> UInt32 { UInt32(TWIN_ABI_VERSION) }

@c @implementation public func twin_version() -> UnsafePointer<CChar>? { libraryVersion.terminated }

/// The version of the library: that of the tool that it is built with.
private let libraryVersion: StaticString = "0.3.0"
