package dev.backroom.cli.privacy;

import dev.backroom.localcloud.LocalCloud;
import dev.backroom.simulator.books.BuyerFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Searches a whole run for names, phones, addresses and messages of its buyers, and for labels that show them, everywhere but in
 * the tables of recipients and labels.
 * Make it before the cloud, which wants its {@link #tap}; let it {@link #look} when the run is over.
 */
public final class PersonalDataWalk implements AutoCloseable {
    private final Findings findings;
    private final SpokenLines spoken;
    private long recipients;
    private long labels;

    private PersonalDataWalk(Findings findings) {
        this.findings = findings;
        this.spoken = SpokenLines.heard(findings);
    }

    /** Begins to hear what this process logs and prints. */
    public static PersonalDataWalk lookingFor(BuyerFacts buyers) {
        return new PersonalDataWalk(new Findings(buyers));
    }

    /** For {@code LocalCloudOptions.tap}: sees messages and writes as they happen. */
    public ExecutionInterceptor tap() {
        return new WireTap(findings);
    }

    /**
     * Looks through streams, tables, queues with their dead letters, and the files of the home. The messages that it sees are
     * hidden from everybody else for minutes.
     */
    public void look(LocalCloud cloud, Path home) throws IOException {
        CloudWalk walk = new CloudWalk(cloud, findings);
        recipients += walk.known(CloudWalk.RECIPIENTS);
        labels += walk.known(CloudWalk.LABELS);
        walk.streams();
        walk.tables();
        walk.queues();
        walk.files(home);
    }

    /** One line for each place and each kind of data in it; never the data. Empty when all is well. */
    public List<String> found() {
        return findings.found();
    }

    /** How many texts were looked at, by place: a place without any proves nothing. */
    public Map<Place, Long> looked() {
        return findings.looked();
    }

    /** How many stored recipients hold what was looked for: without any the walk looked for the wrong people. */
    public long recipientsKnown() {
        return recipients;
    }

    /** How many parts of stored labels would have been known elsewhere. */
    public long labelsKnown() {
        return labels;
    }

    /** Hears no more. */
    @Override
    public void close() {
        spoken.close();
    }
}
