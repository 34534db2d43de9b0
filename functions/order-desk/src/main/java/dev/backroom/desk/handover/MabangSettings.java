package dev.backroom.desk.handover;

import java.net.URI;

/**
 * How to reach a seller's account at 马帮.
 *
 * @param version the body's {@code version}, as the account's documentation names it; empty text leaves it out
 * @param shopName what 马帮 calls the shop, as its orders name it; empty text leaves it out
 * @param labelField the order's field that gets tracking number and address of the label; empty text leaves it out
 */
record MabangSettings(URI gateway, String appKey, String secret, String version, String shopName, String labelField) {
    /** The order's remark: packers read it, and it can be changed. */
    static final String REMARK = "remark";

    static final URI GATEWAY = URI.create("https://gwapi.mabangerp.com/api/v2");

    @Override
    public String toString() {
        return "MabangSettings[hidden]";
    }
}
