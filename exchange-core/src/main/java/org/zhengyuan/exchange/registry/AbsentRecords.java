package org.zhengyuan.exchange.registry;

import java.util.List;
import java.util.UUID;
import org.zhengyuan.exchange.registry.StandingRecords.Place;

/**
 * The lists of records that full deliveries did not name and that stewards are asked about: one list for each waiting submission. Every
 * method works in the caller's transaction; those that shorten a list take the dataset's turn with the chunks of its submissions.
 */
public interface AbsentRecords {
    /** A record as a delivered row names it, accepted or not. */
    record Named(String identifier, String recordKey) {}

    /** Puts records on the submission's list; what is on it already stays. */
    void note(UUID submission, int datasetId, List<Place> absent);

    /** True where a list of the dataset is open. */
    boolean anyListed(int datasetId);

    /** Strikes records off every list of the dataset: a row delivered since has named them. */
    void strike(int datasetId, String identifierType, List<Named> named);

    /** Takes up to {@code limit} records off the submission's list; empty where none is left. */
    List<Place> take(UUID submission, int datasetId, int limit);

    /** Some of the submission's list, in an order of its own, after passing over {@code from} of them; takes nothing off. */
    List<Place> look(UUID submission, long from, int limit);

    /** Forgets the submission's list. */
    void forget(UUID submission);
}
