// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// Certificates that nobody trusts but the tests; their keys are no secrets. EC P-256, for a hundred years.
namespace haex::certificates {

/// What opens `adaLockedPem` and `adaPkcs12`.
inline constexpr char Password[] = "open sesame";

/// Ada's own, without its key.
inline constexpr char AdaCertificate[] = R"(-----BEGIN CERTIFICATE-----
MIIBdDCCARmgAwIBAgIUWaX9ScFnqn6ZlkiQnNXY1GmZ1i0wCgYIKoZIzj0EAwIw
DjEMMAoGA1UEAwwDYWRhMCAXDTI2MTEyNzIwNTc1NFoYDzIxMjYxMTAzMjA1NzU0
WjAOMQwwCgYDVQQDDANhZGEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATK0tFD
0uADT5suQ2aZ+if6D99WBXRvhyDBh4hA48D7jnFtHvbJSu1LpqMvwB/SOzU1vVQP
dA3oNeu9SJsJSIAJo1MwUTAdBgNVHQ4EFgQUwtfMe8fZxRTTnJIL9xHqFv0qOWcw
HwYDVR0jBBgwFoAUwtfMe8fZxRTTnJIL9xHqFv0qOWcwDwYDVR0TAQH/BAUwAwEB
/zAKBggqhkjOPQQDAgNJADBGAiEAzDccntqrI8m8yAOaLwxl1iFoECUD1Utm/nIn
sUJ/WL8CIQC73n4YqHK6qI+y95Wtah7fsD4wkKWR6pv2oIGf6MeMcw==
-----END CERTIFICATE-----
)";

inline constexpr char AdaKey[] = R"(-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIOlbOmS0LQcv/w0BZ7cyME+Ggii/X4qWQbMwtAvevlx2oAoGCCqGSM49
AwEHoUQDQgAEytLRQ9LgA0+bLkNmmfon+g/fVgV0b4cgwYeIQOPA+45xbR72yUrt
S6ajL8Af0js1Nb1UD3QN6DXrvUibCUiACQ==
-----END EC PRIVATE KEY-----
)";

/// The same under the password.
inline constexpr char AdaLockedKey[] = R"(-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjOVh/mFAuukQICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEBUCRb2kSJoWEGnFpEB8rS0EgZAi
g9niTIuzmLIJKtll/Dd1zTYYlqyasm6RNjDmHViwI7pngBgGvpsoLx7/H+ezqFE2
V2PA9ducCREBClCqiToWSGXlDRd8Md+NZRegKKhjWo6v4pAqMSBDk7+bIzoPBMDC
3Chw0tPkLIWXnEXGt8uF1ba92m7Kpe8rp6zk7sf5gkXc1a57e8F/qIQ/KArBqUY=
-----END ENCRYPTED PRIVATE KEY-----
)";

/// Somebody else's.
inline constexpr char EveCertificate[] = R"(-----BEGIN CERTIFICATE-----
MIIBczCCARmgAwIBAgIUbiHwtB1R9WYzWETpiaKKfv3mB3MwCgYIKoZIzj0EAwIw
DjEMMAoGA1UEAwwDZXZlMCAXDTI2MTEyNzIwNTc1NFoYDzIxMjYxMTAzMjA1NzU0
WjAOMQwwCgYDVQQDDANldmUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATTkJu5
7M83ZjS6HTichY+dkHWSziFWC3zf+hh29Lpi1ZAayeA8z7KD3ZpXnU1PwcmXefgJ
EDZUtxX366Vlrez2o1MwUTAdBgNVHQ4EFgQUg9y/+PueTEhcRlsQzna9YSFxLpcw
HwYDVR0jBBgwFoAUg9y/+PueTEhcRlsQzna9YSFxLpcwDwYDVR0TAQH/BAUwAwEB
/zAKBggqhkjOPQQDAgNIADBFAiEAtPJk0KSAbgok1tnx62KcXLHsN122H6KajOkJ
r4lLctwCIHyMm58m5F8hCOG7GI7eilnKY4Kz0drliMltB6ljTaw9
-----END CERTIFICATE-----
)";

inline constexpr char EveKey[] = R"(-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIIb948/TDKbJ8K91r4U6DONHXZsdM27pi8R0uM1G7MydoAoGCCqGSM49
AwEHoUQDQgAE05CbuezPN2Y0uh04nIWPnZB1ks4hVgt83/oYdvS6YtWQGsngPM+y
g92aV51NT8HJl3n4CRA2VLcV9+ulZa3s9g==
-----END EC PRIVATE KEY-----
)";

inline QByteArray adaPem() { return QByteArray(AdaCertificate) + AdaKey; }
inline QByteArray adaLockedPem() { return QByteArray(AdaCertificate) + AdaLockedKey; }
inline QByteArray evePem() { return QByteArray(EveCertificate) + EveKey; }
/// Another one's key beside it.
inline QByteArray mixedPem() { return QByteArray(EveCertificate) + AdaKey; }
inline QByteArray adaPkcs12()
{
    return QByteArray::fromBase64(
    "MIIEDAIBAzCCA8IGCSqGSIb3DQEHAaCCA7MEggOvMIIDqzCCAmIGCSqGSIb3DQEHBqCCAlMwggJPAgEAMIICSAYJKoZIhvcNAQcBMFcGCSqGSI"
    "b3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjYl4VMQuQP2wICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEM1o+7VmU4D+itMFeGTurFSA"
    "ggHgGzySvHs99CAhYIKOx3VnQKl87z5X+grO6otsrPLfXQefjAJghWK4X5xnednwTxsIEwh3Tn1VIQieyqjvAJOiz4DqZXeg+xIO5cvFyGyqgk"
    "cr6T68iqr/xxqD57+10KstFmYlcnotG79duyR89Y3uVbZYCGOrnewsstEInoGpxSufre3o6hvk+KRy8WrLQnsKcHvJV5+8OT08Z3D9ezXcpPIS"
    "7bnEXklJC5e7MCLOzePoXNytPjAC9O0aZn3KLssK6VQFcxyXPS8W3+GDjVC18d0Ijh5wJGdUQeIMJzm+HfIZ/uqAuRUfI0byYOuA2yedcmD5Q/"
    "/TwmezDBrPtNqAchbxTjUgf5ZzukblQfxDrlJaHlin8pbxPAP3LXIxq7fOxdYkhmQX2qT6XQ498lN3UU1wQE754DRsQScKHRcvyWWBTNJpu7g7"
    "96XzEd2n9Eyt7FZAq3NKGDkrOBq65ivq2ESF4jWsio4Vms4wsnrCHzDbbITxtWPPAi0AZzi0b1rvEYu+xerbpvWQr/6CoSmteygbkFmVOnJCPw"
    "EN9U0CbWb2Ij8tbTwsN2OhZBLMTaUeV+RwLQcDFQ9jBfFmmReA3dmzbTcgvDeA9VO+Hs55Pnz/a8FHSx/KiEjPOn2Ael4cMIIBQQYJKoZIhvcN"
    "AQcBoIIBMgSCAS4wggEqMIIBJgYLKoZIhvcNAQwKAQKgge8wgewwVwYJKoZIhvcNAQUNMEowKQYJKoZIhvcNAQUMMBwECG3YESUKn1z8AgIIAD"
    "AMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQCWTf1oiZy0RVXTARFJCMpwSBkHspxAecFQMBzf1QncowRNwqsK/JDYb5pq2dMXJvV8YpXNB2"
    "Vq7yV8ZvBRlbG40jenDnlE3IA8Zt5JYrWZ7+PZzHkg6ebClqy5/oV4ngNRTfiFRMmY6QGgzl9f5EnV4RnCfBwk9nFDyGi4y5uCWr/xnGH5e/e8"
    "7MZGRwP7fOCToSGG54xrIAQ5g2VlkVIdmU6TElMCMGCSqGSIb3DQEJFTEWBBT07c6BBvhJ/EjDPfUyeh2qxT0A+DBBMDEwDQYJYIZIAWUDBAIB"
    "BQAEILpRxdMx7R+QWJojMcGeJtI/3vA98UAJIx+PSXQUBYTkBAjcxpjqQjzwWAICCAA=");
}

} // namespace haex::certificates
