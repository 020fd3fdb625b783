package org.zhengyuan.exchange.catalog;

import org.apache.avro.Schema;

/**
 * A published dataset version with what the registry needs to store its rows.
 *
 * @param id small stable number of the dataset (not of the version), used in the registry's tables
 * @param version published version, from 1
 * @param schema Avro record of the items in order, each a nullable union; reads every earlier version's data
 */
public record PublishedDataset(int id, int version, Dataset definition, Schema schema) {
    public String code() {
        return definition.code();
    }
}
