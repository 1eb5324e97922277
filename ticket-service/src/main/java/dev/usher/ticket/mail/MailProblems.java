package dev.usher.ticket.mail;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;
import org.springframework.stereotype.Component;

/** The problems of mails. */
final class MailProblems {

    private static final String EXAMPLE = "/v1/orders/019a1f60-7b1c-7e55-b0c1-2d3e4f5a6b7c/mails";

    static final ProblemType MAIL_OFF =
            new ProblemType(
                            "mail_off",
                            409,
                            "Mail off",
                            "This installation sends no mail. The tickets can be read and printed at"
                                    + " any time.")
                    .example(EXAMPLE, "This installation sends no mail.");

    static final ProblemType MAIL_TOO_SOON =
            new ProblemType(
                            "mail_too_soon",
                            409,
                            "Mail too soon",
                            "A mail with these tickets is on its way or was sent a short time ago."
                                    + " Look at the order's mails, and at the folder for unwanted"
                                    + " mail, and ask again after the time in `Retry-After`.")
                    .example(EXAMPLE, "A mail with these tickets is on its way.");

    static final ProblemType TOO_MANY_MAILS =
            new ProblemType(
                            "too_many_mails",
                            409,
                            "Too many mails",
                            "The tickets of this order were mailed as often as they may be. They can be"
                                    + " read and printed at any time.")
                    .example(EXAMPLE, "The tickets of an order are mailed again at most 5 times.");

    private MailProblems() {}

    @Component
    static class MailProblemCatalog implements ProblemCatalog {

        @Override
        public List<ProblemType> problems() {
            return List.of(MAIL_OFF, MAIL_TOO_SOON, TOO_MANY_MAILS);
        }
    }
}
