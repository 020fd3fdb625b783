package org.zhengyuan.server.demo.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhengyuan.server.demo.DemoDelivery;
import org.zhengyuan.server.demo.ExpectedCounts;
import org.zhengyuan.server.demo.PlantedKind;
import tools.jackson.databind.JsonNode;

/**
 * What became of one delivery.
 *
 * @param submission as the exchange shows it, final
 * @param refusals refused rows by the code of their first reason
 */
record Outcome(DemoDelivery delivery, JsonNode submission, Map<String, Long> refusals) {
    /** One of the outcomes of rows: {@code received}, {@code created}, … */
    long rows(String name) {
        return submission.at("/rows/" + name).asLong();
    }

    long crossChecked(String name) {
        return submission.at("/crossChecked/" + name).asLong();
    }

    /** How many errors of this kind were found here. */
    long found(PlantedKind kind) {
        return switch (kind) {
            case WRONG_CHECK_DIGIT -> refused("value.check-digit");
            case IMPOSSIBLE_DATE -> refused("value.not-a-date");
            case DUPLICATE_DIFFERING -> refused("row.repeated-key");
            case OTHER_DIVISION -> refused("row.other-division");
            case DIGITS_LOST -> refused("cell.number-in-identifier") + refused("value.digits-lost");
            case DUPLICATE_IDENTICAL -> delivery.round() == 1 ? rows("unchanged") : 0;
            case STALE_REDELIVERY -> rows("history");
            case FOREIGN_DATUM -> rows("checkedOnly");
            case DIFFERING_VALUE -> crossChecked("differed");
            case UNKNOWN_SUBJECT -> crossChecked("unmatched");
            case UNREADABLE_VALUE -> crossChecked("invalid");
            case ABSENT_FROM_FULL -> submission.path("ended").asLong();
        };
    }

    private long refused(String code) {
        return refusals.getOrDefault(code, 0L);
    }

    /** Every count that is not as it must be, in words; empty where all reconcile. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        if (!submission.path("state").asString().equals("completed")) {
            found.add(delivery.dataset() + ": " + submission.path("state").asString() + " "
                    + submission.at("/problem/code").asString(""));
            return found;
        }
        ExpectedCounts expected = delivery.expected();
        compare(found, "received", expected.received(), rows("received"));
        compare(found, "created", expected.created(), rows("created"));
        compare(found, "changed", expected.changed(), rows("changed"));
        compare(found, "unchanged", expected.unchanged(), rows("unchanged"));
        compare(found, "history", expected.history(), rows("history"));
        compare(found, "checkedOnly", expected.checkedOnly(), rows("checkedOnly"));
        compare(found, "refused", expected.refused(), rows("refused"));
        compare(found, "ended", expected.ended(), submission.path("ended").asLong());
        compare(found, "agreed", expected.crossChecked().agreed(), crossChecked("agreed"));
        compare(found, "differed", expected.crossChecked().differed(), crossChecked("differed"));
        compare(found, "unmatched", expected.crossChecked().unmatched(), crossChecked("unmatched"));
        compare(found, "invalid", expected.crossChecked().invalid(), crossChecked("invalid"));
        long sum = rows("created")
                + rows("changed")
                + rows("unchanged")
                + rows("history")
                + rows("checkedOnly")
                + rows("refused");
        compare(found, "the sum of outcomes", rows("received"), sum);
        delivery.planted().forEach((kind, count) -> compare(found, "planted " + kind.key(), count, found(kind)));
        return found;
    }

    private void compare(List<String> found, String what, long expected, long actual) {
        if (expected != actual) {
            found.add("delivery " + delivery.number() + " (" + delivery.dataset() + "): " + what + " is " + actual
                    + ", expected " + expected);
        }
    }
}
