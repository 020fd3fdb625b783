package org.zhengyuan.exchange.sharing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Outcome;

/** The data requests of all departments. Writes are durable when a method returns. */
public interface DataRequests {
    /** A request and the agreement, new or with a new version, that it became; null where it became none. */
    record Settled(DataRequest request, @Nullable SharingAgreement agreement) {}

    /** Adds a new request and its agreement in one transaction. */
    void add(Settled settled);

    Optional<DataRequest> find(UUID id);

    /**
     * Requests a department is a side of, newest first; every department's where it is null.
     *
     * @param before only those submitted before this one; null = from the newest
     */
    List<DataRequest> list(@Nullable String department, @Nullable UUID before, int limit);

    /**
     * Takes one step on a request, alone: concurrent steps on the same request follow one another, and what the step gives is stored
     * in the same transaction. A refusal stores nothing. Empty where there is no such request.
     */
    Optional<Outcome<Settled>> step(UUID id, Function<DataRequest, Outcome<Settled>> step);
}
