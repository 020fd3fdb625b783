package org.zhengyuan.exchange.reconciliation.postgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.registry.StandingRecords;
import org.zhengyuan.exchange.responsibility.Baselines;

/**
 * A dataset has shown its data where it has standing records of the division, or where values of the element that it delivered as another
 * than the source were compared with the truth.
 */
@Repository
class DeliveredBaselines implements Baselines {
    private final StandingRecords standing;
    private final JdbcClient jdbc;
    private final Catalog catalog;

    DeliveredBaselines(StandingRecords standing, JdbcClient jdbc, Catalog catalog) {
        this.standing = standing;
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    @Override
    public boolean delivered(String dataset, String element, String division) {
        return catalog.current()
                .dataset(dataset)
                .map(published -> standing.any(published.id(), division) || compared(published.id(), element))
                .orElse(false);
    }

    private boolean compared(int datasetId, String element) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM cross_check WHERE dataset_id = ? AND ? = ANY (elements))")
                .param(datasetId)
                .param(element)
                .query(Boolean.class)
                .single();
    }
}
