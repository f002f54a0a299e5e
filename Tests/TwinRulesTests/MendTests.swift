import Testing
import TwinModel
import TwinRules

@Suite struct MendTests {
  @Test func `mends that say the same are equal`() {
    let fan = ElementRef.twin(ID(0 as UInt32))
    #expect(Mend.rename(fan, to: "Blower") == Mend.rename(.twin(ID(0 as UInt32)), to: "Blower"))
    #expect(Mend.rename(fan, to: "Blower") != Mend.rename(fan, to: "Ventilator"))
  }
}
