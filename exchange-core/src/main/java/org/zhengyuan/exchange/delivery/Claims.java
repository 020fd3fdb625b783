package org.zhengyuan.exchange.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.rule.Standardized;
import org.zhengyuan.exchange.catalog.rule.ValueRule;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.SharingOptions;

/** Compares claims with the truth. */
final class Claims {
    private final Rules rules;

    Claims(Rules rules) {
        this.rules = rules;
    }

    /** The claimed values in standard form, by element. */
    Outcome<Map<String, String>> standard(ClaimCheck check, Catalog.Snapshot catalog, LocalDate today) {
        Map<String, String> claimed = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (ClaimCheck.Claim claim : check.claims()) {
            DataElement element = catalog.element(claim.element()).orElse(null);
            if (element == null) {
                return Outcome.refused(DeliveryRefusal.ELEMENT_NOT_COVERED, Map.of("element", claim.element()));
            }
            if (!seen.add(claim.element())) {
                return Outcome.refused(DeliveryRefusal.CLAIM_TWICE, Map.of("element", claim.element()));
            }
            ValueRule rule = rules.of(element.rule(), today);
            switch (rule.standardize(claim.value())) {
                case Standardized.Invalid no -> {
                    return Outcome.refused(
                            DeliveryRefusal.CLAIM_INVALID,
                            Map.of(
                                    "element",
                                    claim.element(),
                                    "reason",
                                    no.reason().code(),
                                    "expected",
                                    no.expected()));
                }
                case Standardized.Valid yes -> {
                    Object value = yes.value();
                    if (value == null) {
                        return Outcome.refused(DeliveryRefusal.CLAIM_INVALID, Map.of("element", claim.element()));
                    }
                    claimed.put(claim.element(), rule.text(value));
                }
            }
        }
        return Outcome.done(claimed);
    }

    /** What is said of each claim; an unknown value is a "no match" unless the agreement lets it be told. */
    static List<ClaimCheck.Results.Checked> check(
            Map<String, String> claimed, List<Answer.Answered> truths, SharingOptions options) {
        List<ClaimCheck.Results.Checked> results = new ArrayList<>(truths.size());
        for (Answer.Answered truth : truths) {
            List<Long> versions = new ArrayList<>(truth.values().size());
            boolean match = false;
            boolean held = false;
            for (Answer.Sourced one : truth.values()) {
                versions.add(one.value().versionId());
                held |= one.value().value() != null;
                match |= one.value().value() != null && one.value().text().equals(claimed.get(truth.element()));
            }
            ClaimCheck.Result unmatched =
                    !held && options.unknownDisclosed() ? ClaimCheck.Result.UNKNOWN : ClaimCheck.Result.NO_MATCH;
            results.add(new ClaimCheck.Results.Checked(
                    truth.element(), match ? ClaimCheck.Result.MATCH : unmatched, versions));
        }
        return results;
    }
}
