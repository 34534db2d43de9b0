package dev.backroom.desk.shop;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** One encrypted parameter per seller, which holds both tokens. */
public final class TokenParameters {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private final SsmClient ssm;
    private final String prefix;

    /** @param prefix what the parameters' names begin with, ending in '/' */
    public TokenParameters(SsmClient ssm, String prefix) {
        this.ssm = ssm;
        this.prefix = prefix;
    }

    /** The seller's tokens; empty where the seller has never connected. */
    Optional<StoredTokens> read(String seller) {
        try {
            return Optional.of(StoredTokens.ofJson(
                    ssm.getParameter(g -> g.name(name(seller)).withDecryption(true))
                            .parameter()
                            .value()));
        } catch (ParameterNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Stores both tokens.
     *
     * @throws IllegalStateException if the store refuses; its own message may repeat a value, so it is not passed on
     */
    void write(String seller, StoredTokens tokens) {
        try {
            ssm.putParameter(p -> p.name(name(seller))
                    .type(ParameterType.SECURE_STRING)
                    .value(tokens.toJson())
                    .overwrite(true));
        } catch (SsmException e) {
            throw new IllegalStateException("the parameter store refused a seller's tokens: status " + e.statusCode());
        }
    }

    /** Forgets a seller's tokens; nothing happens where there are none. */
    void delete(String seller) {
        try {
            ssm.deleteParameter(d -> d.name(name(seller)));
        } catch (ParameterNotFoundException e) {
            // Never connected, or deleted before.
        }
    }

    /** An open id is opaque text; where a parameter's name cannot hold it, its bytes stand for it. */
    private String name(String seller) {
        return prefix
                + (PLAIN.matcher(seller).matches()
                        ? seller
                        : "x." + HexFormat.of().formatHex(seller.getBytes(StandardCharsets.UTF_8)));
    }
}
