package org.zhengyuan.exchange.holder;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Subjects;

/** Binds accounts of holders to the subjects they are. Who may do so is for the caller to see to. */
public final class BindingHolders {
    private final HolderBindings bindings;
    private final Subjects subjects;
    private final Clock clock;

    public BindingHolders(HolderBindings bindings, Subjects subjects, Clock clock) {
        this.bindings = bindings;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * @param by who binds
     * @param account the actor id of an account that has the role
     * @param subject by an identifier in standard form
     */
    public Outcome<HolderBinding> bind(String by, String account, SubjectRef subject, Assurance assurance) {
        Optional<UUID> found = subjects.find(subject);
        if (found.isEmpty()) {
            return Outcome.refused(HolderRefusal.SUBJECT_UNKNOWN);
        }
        HolderBinding binding =
                new HolderBinding(UUID.randomUUID(), account, found.get(), assurance, by, clock.instant());
        bindings.bind(binding);
        return Outcome.done(binding);
    }

    public boolean end(String by, String account) {
        return bindings.end(account, by, clock.instant());
    }
}
