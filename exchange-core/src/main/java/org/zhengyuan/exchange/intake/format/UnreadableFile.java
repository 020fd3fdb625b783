package org.zhengyuan.exchange.intake.format;

/** The file as a whole cannot be read on; the code is stable, the detail says where and what was expected. */
public final class UnreadableFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final long row;

    /**
     * @param code stable, for example {@code file.truncated}, {@code file.header.unknown-column}, {@code file.line-too-long}
     * @param row number of the first row that could not be read; 0 = the header or the file itself
     */
    public UnreadableFile(String code, long row, String detail) {
        super(detail);
        this.code = code;
        this.row = row;
    }

    public String code() {
        return code;
    }

    public long row() {
        return row;
    }
}
