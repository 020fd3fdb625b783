package org.zhengyuan.exchange.catalog;

import java.util.Collection;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The published catalogue as one consistent, immutable snapshot. Cheap to ask for; a change is seen by every process
 * within a second of its publication.
 */
public interface Catalog {
    Snapshot current();

    /** One state of the published catalogue. */
    interface Snapshot {
        /** Grows with every publication. */
        long revision();

        Optional<PublishedDataset> dataset(String code);

        /** The dataset of this number in its last published version, also after its withdrawal: its rows still need reading. */
        Optional<PublishedDataset> dataset(int id);

        /** The dataset in its last published version, also after its withdrawal. */
        default Optional<PublishedDataset> everPublished(String code) {
            return dataset(code);
        }

        /** This version of the dataset, also a superseded or withdrawn one: its rows are read by what it said. */
        Optional<PublishedDataset> dataset(int id, int version);

        /** The Avro schema under which this version of the dataset wrote its payloads, also of superseded versions. */
        default Schema schema(int datasetId, int version) {
            return dataset(datasetId, version)
                    .map(PublishedDataset::schema)
                    .orElseThrow(() ->
                            new IllegalArgumentException("dataset " + datasetId + " never had a version " + version));
        }

        Collection<PublishedDataset> datasets();

        Optional<DataElement> element(String code);

        Collection<DataElement> elements();

        Optional<Department> department(String uscc);

        Collection<Department> departments();

        Optional<SubjectType> subjectType(String code);

        Collection<SubjectType> subjectTypes();
    }
}
