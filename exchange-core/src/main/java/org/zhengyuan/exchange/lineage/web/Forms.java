package org.zhengyuan.exchange.lineage.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.delivery.ClaimCheck;
import org.zhengyuan.exchange.delivery.Pull;
import org.zhengyuan.exchange.delivery.web.AnswerJson;
import org.zhengyuan.exchange.lineage.AnswerForms;
import org.zhengyuan.exchange.profile.web.ProfileJson;

/** Pulls and profiles, as their controllers write them. */
@Component
public final class Forms implements AnswerForms {
    @Override
    public List<Pull.AnswerForm> values(Catalog.Snapshot catalog) {
        return List.of(AnswerJson::pull, new ProfileJson(() -> catalog));
    }

    @Override
    public ClaimCheck.ResultForm results() {
        return AnswerJson::results;
    }
}
