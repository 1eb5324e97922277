package dev.usher.ticket.wallet;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Compares the form of an image or a document with the {@code Accept} header, before anything is
 * done.
 */
final class AcceptedForm {

    /** The media range that names the form most closely decides, whatever the order is. */
    private static final Comparator<MediaType> CLOSENESS =
            Comparator.comparingInt(
                    range -> range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2);

    private AcceptedForm() {}

    /** Refuses with 406 unless the caller takes the form. No header means any form. */
    static void require(MediaType form, @Nullable String accept) {
        if (accept != null && !accept.isBlank() && !accepts(form, accept)) {
            throw new ProblemException(
                    CommonProblems.NOT_ACCEPTABLE, "The answer has the media type " + form + ".");
        }
    }

    private static boolean accepts(MediaType form, String accept) {
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException _) {
            return false;
        }
        return ranges.stream()
                .filter(range -> range.includes(form))
                .max(CLOSENESS)
                .filter(range -> range.getQualityValue() > 0)
                .isPresent();
    }
}
