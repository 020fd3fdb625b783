package org.zhengyuan.server.demo;

import java.io.Closeable;
import java.io.IOException;

/** A file being written as a department's own software writes it: row by row, bytes fixed by the rows alone. */
interface DeliveredFile extends Closeable {
    /** Cells in the order of the columns: texts, numbers or booleans. */
    void row(Object... cells) throws IOException;
}
