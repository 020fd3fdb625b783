package org.zhengyuan.exchange.books;

import java.io.IOException;
import org.zhengyuan.seal.proof.CompletedHashes;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.Hash;

/** Looks on while the tree of a log is computed anew, leaf by leaf. */
public interface GrowingTree extends CompletedHashes {
    /** For who only wants the entries. */
    GrowingTree UNWATCHED = new GrowingTree() {
        @Override
        public void completed(int level, long index, Hash hash) {}

        @Override
        public void grown(Frontier tree, byte[] entry) {}
    };

    /** The tree has one leaf more, that of this entry. */
    void grown(Frontier tree, byte[] entry) throws IOException;
}
