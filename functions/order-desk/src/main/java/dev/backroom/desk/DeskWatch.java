package dev.backroom.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Runs the desk's watches one after the other; one that fails leaves the others, and is made up for by the next run. */
public final class DeskWatch {
    private static final Logger LOG = Logger.getLogger(DeskWatch.class);

    private final List<Looker> lookers;

    public DeskWatch(List<Looker> lookers) {
        this.lookers = List.copyOf(lookers);
    }

    /**
     * Runs all of them.
     *
     * @return their answers by name; a failure's as {@code failure}
     * @throws IllegalStateException if every one failed
     */
    public Map<String, Object> run() {
        Map<String, Object> answers = new LinkedHashMap<>();
        int failed = 0;
        for (Looker looker : lookers) {
            try {
                answers.put(looker.name(), looker.look());
            } catch (RuntimeException e) {
                LOG.warnf(e, "the watch %s broke off and is made up for by the next run", looker.name());
                answers.put(looker.name(), Map.of("failure", e.getClass().getSimpleName()));
                failed++;
            }
        }
        if (failed > 0 && failed == lookers.size()) {
            throw new IllegalStateException("all " + failed + " watches failed");
        }
        return answers;
    }
}
