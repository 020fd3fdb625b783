package org.zhengyuan.exchange.reconciliation.postgres;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.reconciliation.CrossCheck;
import org.zhengyuan.exchange.registry.HeadFollower;
import org.zhengyuan.exchange.registry.SubjectFollower;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.registry.TruthResolver;

/** The cross-check's adapters, wired by hand as the application wires them. */
public final class ReconciliationPostgres {
    private ReconciliationPostgres() {}

    public static SubjectFollower follower(DataSource dataSource) {
        return new MovedComparisons(JdbcClient.create(dataSource));
    }

    public static HeadFollower settling(CrossCheck crossCheck) {
        return new SettledByTime(crossCheck);
    }

    public static CrossCheck crossCheck(
            DataSource dataSource, TruthResolver resolver, Subjects subjects, Catalog catalog) {
        return new PostgresCrossCheck(
                resolver,
                subjects,
                catalog,
                new CheckRecords(dataSource),
                new DiscrepancyRecords(JdbcClient.create(dataSource), catalog));
    }
}
