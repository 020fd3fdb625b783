package org.zhengyuan.exchange.books;

import java.io.IOException;
import java.util.List;
import org.zhengyuan.seal.proof.BundlePath;

/** Where the entries of a log are read. */
@FunctionalInterface
public interface EntrySource {
    /**
     * The entries of a bundle, as many as its path says.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such bundle
     */
    List<byte[]> entries(BundlePath bundle) throws IOException;
}
