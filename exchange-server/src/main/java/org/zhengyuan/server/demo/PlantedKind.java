package org.zhengyuan.server.demo;

/** A kind of error planted in the deliveries; each says what its count is to be compared with. */
public enum PlantedKind {
    /** Refused rows: an identifier's check character does not match ({@code value.check-digit}). */
    WRONG_CHECK_DIGIT("wrongCheckDigit"),
    /** Refused rows: a date that the calendar does not have ({@code value.not-a-date}). */
    IMPOSSIBLE_DATE("impossibleDate"),
    /** Unchanged rows of the first round: an identical repeat inside a file. */
    DUPLICATE_IDENTICAL("duplicateIdentical"),
    /** Refused rows: a differing repeat of a key inside a file. */
    DUPLICATE_DIFFERING("duplicateDiffering"),
    /** Rows that go to the history: delivered again with an older business time. */
    STALE_REDELIVERY("staleRedelivery"),
    /** Refused rows: a division outside the department's jurisdiction. */
    OTHER_DIVISION("otherDivision"),
    /** Refused rows: an identifier that a spreadsheet has read as a number. */
    DIGITS_LOST("digitsLost"),
    /** Cross-checked values that differ from the source's. */
    DIFFERING_VALUE("differingValue"),
    /** Cross-checked values about a subject that no register knows. */
    UNKNOWN_SUBJECT("unknownSubject"),
    /** Cross-checked values without a standard form; their rows are admitted. */
    UNREADABLE_VALUE("unreadableValue"),
    /** Rows that only repeat another department's data: outcome {@code checkedOnly}. */
    FOREIGN_DATUM("foreignDatum"),
    /** Records ended by a full delivery that does not have them. */
    ABSENT_FROM_FULL("absentFromFull");

    private final String key;

    PlantedKind(String key) {
        this.key = key;
    }

    /** Name in {@code planted.json} and in summaries. */
    public String key() {
        return key;
    }
}
