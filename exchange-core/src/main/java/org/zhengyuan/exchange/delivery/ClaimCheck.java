package org.zhengyuan.exchange.delivery;

import java.util.List;

/**
 * Asks whether claims about one subject are true, without being told the values (核验).
 *
 * @param form how the answer is written
 */
public record ClaimCheck(Inquiry inquiry, List<Claim> claims, ResultForm form) implements Question {
    public ClaimCheck {
        claims = List.copyOf(claims);
    }

    /** A claim: this element has this value, as somebody wrote it. */
    public record Claim(String element, String value) {
        @Override
        public String toString() {
            return element + "=***";
        }
    }

    /** What is said of a claim. */
    public enum Result {
        MATCH("match"),
        NO_MATCH("noMatch"),
        /** The source holds no value; said only where the agreement allows it. */
        UNKNOWN("unknown");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The answer: one result per claim, in their order. */
    public record Results(ReceiptId receipt, AgreementUsed agreement, List<Checked> results) {
        /** One claim's result. */
        public record Checked(String element, Result result, List<Long> versionIds) {}
    }

    /** Writes the results as they will be sent, in canonical JSON (RFC 8785). */
    public interface ResultForm {
        byte[] write(Results results);
    }

    @Override
    public List<String> elements() {
        return claims.stream().map(Claim::element).toList();
    }
}
