package org.zhengyuan.exchange.openlineage;

import java.net.URI;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionFollower;
import org.zhengyuan.exchange.outbox.Outbox;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;
import org.zhengyuan.exchange.sharing.Terms;

/** Writes the events of runs into the outbox, in the transaction of what they tell; the events of one run arrive in their order. */
public final class TellingLineage implements SubmissionFollower {
    /** The outbox's channel. */
    public static final String CHANNEL = "openlineage";

    private final Outbox outbox;
    private final Catalog catalog;
    private final ResponsibilityList responsibilities;
    private final String namespace;
    private final URI producer;

    /**
     * @param namespace of this exchange's jobs and datasets
     * @param producer what makes the events, as they name it
     */
    public TellingLineage(
            Outbox outbox, Catalog catalog, ResponsibilityList responsibilities, String namespace, URI producer) {
        this.outbox = outbox;
        this.catalog = catalog;
        this.responsibilities = responsibilities;
        this.namespace = namespace;
        this.producer = producer;
    }

    @Override
    public void begun(Submission submission) {
        tell(intake().begun(submission));
    }

    @Override
    public void ended(Submission submission) {
        tell(intake().ended(submission));
    }

    /** A day's answers under an agreement. */
    public void shared(LocalDate day, UUID agreement, Terms terms, Set<String> elements, long answers) {
        new SharingRuns(catalog.current(), namespace)
                .of(day, agreement, terms, elements, answers)
                .forEach(this::tell);
    }

    private IntakeRuns intake() {
        return new IntakeRuns(catalog.current(), responsibilities.current(), namespace);
    }

    private void tell(RunEvent event) {
        outbox.put(CHANNEL, event.run().toString(), event.json(namespace, producer));
    }
}
