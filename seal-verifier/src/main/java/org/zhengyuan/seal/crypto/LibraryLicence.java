package org.zhengyuan.seal.crypto;

import org.bouncycastle.LICENSE;

/** The terms under which the cryptographic library is given on. */
public final class LibraryLicence {
    private LibraryLicence() {}

    public static String text() {
        return LICENSE.licenseText;
    }
}
