package dev.backroom.model.order;

/**
 * Personal data of a buyer. Lives in the recipients table alone; its text form hides everything.
 *
 * @param address the full address in one text, as the platform gives it
 * @param region the market's region code, such as {@code US}
 */
public record Recipient(
        String name, String phone, String address, String postalCode, String region, String buyerMessage) {
    @Override
    public String toString() {
        return "Recipient[hidden]";
    }
}
