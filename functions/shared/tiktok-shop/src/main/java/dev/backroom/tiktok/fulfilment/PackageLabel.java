package dev.backroom.tiktok.fulfilment;

import java.net.URI;
import java.time.Duration;

/** A package's label. */
public sealed interface PackageLabel {
    /** How long the address of a document holds. */
    Duration HOLDS = Duration.ofHours(24);

    /**
     * A label to print. Its address shows the recipient to whoever has it, so that the text form hides it.
     *
     * @param tracking empty text where the platform gave none
     */
    record Ready(URI document, String tracking) implements PackageLabel {
        @Override
        public String toString() {
            return "Ready[hidden]";
        }
    }

    /** The platform is still making it. */
    record BeingMade() implements PackageLabel {}
}
