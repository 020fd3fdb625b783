package org.zhengyuan.exchange.catalog;

/**
 * A version of a dataset that was published once.
 *
 * @param present true for the version that is published now; a superseded or withdrawn one is not
 */
public record DatasetVersion(PublishedDataset dataset, boolean present) {}
