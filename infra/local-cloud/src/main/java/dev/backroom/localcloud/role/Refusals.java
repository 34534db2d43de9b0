package dev.backroom.localcloud.role;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** What functions asked for and were refused, each said once in the log. Safe for many threads. */
public final class Refusals {
    private static final System.Logger LOG = System.getLogger(Refusals.class.getName());

    private final Set<String> lines = new ConcurrentSkipListSet<>();

    /** Lines such as {@code Handover may not dynamodb:PutItem on arn:…}; empty where the roles allow all that is done. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    void add(String line) {
        if (lines.add(line)) {
            LOG.log(System.Logger.Level.ERROR, line);
        }
    }
}
