package org.zhengyuan.exchange.catalog;

import java.util.List;
import java.util.Optional;

/** The stops of datasets. What is written is durable when the method returns and seen by the next question of every process. */
public interface DatasetStops {
    /** The stop that lasts. */
    Optional<DatasetStop> present(String dataset);

    /** Every stop that lasts, by dataset code. */
    List<DatasetStop> present();

    /** Every stop of the dataset, the newest first. */
    List<DatasetStop> history(String dataset);

    /** False where the dataset is stopped already. */
    boolean stop(DatasetStop stop);

    /** False where the dataset is not stopped. */
    boolean resume(String dataset, DatasetStop.Resumption resumption);
}
