package dev.backroom.desk.triage;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The secret of the traces, in an encrypted parameter that the first one who needs it makes. */
public final class FingerprintSalt implements Supplier<Fingerprints> {
    private static final int BYTES = 32;

    private final SsmClient ssm;
    private final String parameter;
    private volatile @Nullable Fingerprints traces;

    public FingerprintSalt(SsmClient ssm, String parameter) {
        this.ssm = ssm;
        this.parameter = parameter;
    }

    @Override
    public Fingerprints get() {
        Fingerprints known = traces;
        if (known == null) {
            known = new Fingerprints(HexFormat.of().parseHex(value()));
            traces = known;
        }
        return known;
    }

    private String value() {
        try {
            return read();
        } catch (ParameterNotFoundException e) {
            return made();
        }
    }

    /** Whoever comes second takes what the first one made. */
    private String made() {
        byte[] salt = new byte[BYTES];
        new SecureRandom().nextBytes(salt);
        String value = HexFormat.of().formatHex(salt);
        try {
            ssm.putParameter(p -> p.name(parameter)
                    .type(ParameterType.SECURE_STRING)
                    .value(value)
                    .overwrite(false));
            return value;
        } catch (ParameterAlreadyExistsException e) {
            return read();
        }
    }

    private String read() {
        return ssm.getParameter(g -> g.name(parameter).withDecryption(true))
                .parameter()
                .value();
    }
}
