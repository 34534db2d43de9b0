package dev.backroom.model.order;

/**
 * Personal data of a buyer. Lives in the recipients table alone; its text form hides everything.
 *
 * @param address the full address in one text, as the platform gives it
 * @param region the market's region code, such as {@code US}
 * @param parts the same address in parts
 */
public record Recipient(
        String name,
        String phone,
        String address,
        String postalCode,
        String region,
        String buyerMessage,
        AddressParts parts) {
    /** A recipient whose address is one text. */
    public Recipient(String name, String phone, String address, String postalCode, String region, String buyerMessage) {
        this(name, phone, address, postalCode, region, buyerMessage, AddressParts.NONE);
    }

    @Override
    public String toString() {
        return "Recipient[hidden]";
    }
}
