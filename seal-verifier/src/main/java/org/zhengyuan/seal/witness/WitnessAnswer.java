package org.zhengyuan.seal.witness;

/**
 * What a witness answers to a request.
 *
 * @param status of HTTP, as C2SP tlog-witness assigns it
 */
public record WitnessAnswer(int status, String contentType, String body) {
    private static final String TEXT = "text/plain; charset=utf-8";

    static WitnessAnswer cosigned(String line) {
        return new WitnessAnswer(200, TEXT, line + "\n");
    }

    /** The request has another idea of the last checkpoint than the witness. */
    static WitnessAnswer conflict(long size) {
        return new WitnessAnswer(409, "text/x.tlog.size", size + "\n");
    }

    static WitnessAnswer refused(int status, String why) {
        return new WitnessAnswer(status, TEXT, why + "\n");
    }
}
