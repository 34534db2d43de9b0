package dev.backroom.simulator.api;

import dev.backroom.model.Sha256;
import dev.backroom.simulator.http.ApiCall;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives out the addresses of documents: each opens one document to whoever has it, for a day. */
public final class LabelOffice {
    public static final String BASE = "/documents/";

    private static final Duration OPEN = Duration.ofHours(24);
    private static final int SIGN_BYTES = 16;
    private static final Pattern PATH = Pattern.compile(BASE + "([0-9]{1,25})/[A-Z_]{1,40}\\.pdf");

    private final URI host;
    private final String secret;

    /** @param secret what addresses are signed with */
    public LabelOffice(URI host, String secret) {
        this.host = host;
        this.secret = secret;
    }

    String address(String parcel, String type, Instant now) {
        String path = BASE + parcel + "/" + type + ".pdf";
        String until = Long.toString(now.plus(OPEN).getEpochSecond());
        return host + path + "?expire=" + until + "&sign=" + sign(path, until);
    }

    /** The parcel whose document an address opens; empty for a made-up address and for one that is over. */
    Optional<String> opened(ApiCall call, Instant now) {
        Matcher path = PATH.matcher(call.path());
        String until = call.query().getOrDefault("expire", "");
        boolean valid = path.matches()
                && until.matches("[0-9]{1,11}")
                && sign(call.path(), until).equals(call.query().get("sign"))
                && now.isBefore(Instant.ofEpochSecond(Long.parseLong(until)));
        return valid ? Optional.of(path.group(1)) : Optional.empty();
    }

    private String sign(String path, String until) {
        return Sha256.hex(SIGN_BYTES, secret, path, until);
    }
}
