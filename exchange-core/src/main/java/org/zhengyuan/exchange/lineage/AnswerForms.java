package org.zhengyuan.exchange.lineage;

import java.util.List;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.delivery.ClaimCheck;
import org.zhengyuan.exchange.delivery.Pull;

/** The forms in which questions are answered. Which one a question had, its answer's digest tells. */
public interface AnswerForms {
    /** Every form that an answer of values may have. */
    List<Pull.AnswerForm> values(Catalog.Snapshot catalog);

    ClaimCheck.ResultForm results();
}
