package dev.backroom.console.request;

/** Where a fragment will stand. */
public sealed interface Setting {
    /**
     * A page on this machine.
     *
     * @param token what a form has to carry to be taken for this page's own; empty where the page offers no actions
     */
    public record OwnPage(String token) implements Setting {
        @Override
        public String toString() {
            return "OwnPage";
        }
    }

    /**
     * A widget on a CloudWatch dashboard, where people sign in to AWS and need the right to invoke the function.
     *
     * @param endpoint the function's ARN, which links and buttons call; empty where it is not known
     */
    public record Widget(String endpoint, boolean dark) implements Setting {}
}
