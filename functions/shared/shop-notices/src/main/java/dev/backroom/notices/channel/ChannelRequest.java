package dev.backroom.notices.channel;

import java.net.URI;
import java.util.Map;

/** A POST to a channel. The text form names the host alone. */
public record ChannelRequest(URI url, Map<String, String> headers, byte[] body) {
    static final Map<String, String> JSON = Map.of("Content-Type", "application/json; charset=utf-8");

    public ChannelRequest {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "POST " + url.getHost();
    }
}
