package org.zhengyuan.exchange.evidence;

/** Tells a case in plain language. */
public interface CaseReport {
    /** One HTML file that needs no other and runs no script, in UTF-8, in the language of who asks. */
    byte[] html(CaseContents contents);
}
