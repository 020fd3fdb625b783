package org.zhengyuan.exchange.registry;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.zhengyuan.exchange.registry.RegistryWriter.Setting;

/** The records of a dataset that stand now: what a full delivery is compared with, and what it ends. */
public interface StandingRecords {
    /** A standing record, named as the source names it. */
    record Standing(UUID subjectId, String identifier, String recordKey, String division) {
        public Place place() {
            return new Place(subjectId, recordKey);
        }
    }

    /** Where a record of a dataset lies. */
    record Place(UUID subjectId, String recordKey) {}

    /**
     * Hands out every standing record of the dataset within a division, in no order, in bounded memory. Opens a transaction of its own.
     * A subject that several identifiers of the type name since a merge has its records handed out under each.
     *
     * @param identifierType by which the dataset names its subjects
     * @param division division code; {@code 000000} = everywhere
     */
    void forEach(int datasetId, String identifierType, String division, Consumer<Standing> consumer);

    /**
     * Ends records as of the setting's recording instant, in the caller's transaction; one that does not stand any more is passed over. What
     * waited for its day ends with them.
     *
     * @return the versions that say so, one per record that ended
     */
    List<RegistryWriter.StoredVersion> end(Setting setting, List<Place> records);

    /** True where the dataset has at least one standing record within the division. */
    boolean any(int datasetId, String division);
}
