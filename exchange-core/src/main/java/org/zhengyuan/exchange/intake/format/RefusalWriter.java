package org.zhengyuan.exchange.intake.format;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Gives refused rows back in the columns, charset and dialect they came in, behind the {@link RefusalColumns}. What it writes can be
 * corrected and delivered as it is. One thread; streams, keeps nothing.
 */
public interface RefusalWriter extends Closeable {
    /**
     * Gives one row back.
     *
     * @param row number of the row in the refused file
     * @param original the row's texts as {@link RawRow#original()} had them
     * @param code stable reason
     * @param text the reason in the reader's language
     */
    void write(long row, @Nullable String[] original, String code, String text) throws IOException;
}
