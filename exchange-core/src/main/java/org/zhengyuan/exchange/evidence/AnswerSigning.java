package org.zhengyuan.exchange.evidence;

import java.util.List;

/** Signs answers before they leave: one signature for all that leave together. */
public interface AnswerSigning {
    /**
     * @param answers JSON objects in canonical form (RFC 8785)
     * @return the same objects, each with a last member {@code signature} that proves it alone
     */
    List<byte[]> sign(List<byte[]> answers);
}
