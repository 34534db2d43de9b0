package dev.backroom.notices.channel;

import java.net.URI;
import java.util.Optional;

/**
 * Where a channel takes its messages. The address itself opens the channel, so the text form hides it.
 *
 * @param secret what requests are signed with, where the channel has one
 */
public record ChannelAddress(URI url, Optional<String> secret) {
    /** @throws IllegalArgumentException if it is not https; plain http is accepted for this machine alone */
    public ChannelAddress {
        boolean here = "localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost());
        if (url.getHost() == null || !("https".equals(url.getScheme()) || (here && "http".equals(url.getScheme())))) {
            throw new IllegalArgumentException("a channel's address is not of the form https://host/...");
        }
    }

    @Override
    public String toString() {
        return "ChannelAddress[" + url.getHost() + "]";
    }
}
