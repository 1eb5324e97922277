"use strict";

// Filters and keys are the reader's own: nothing is filled in but what a call cannot do without.
const withoutFillings = (document) => {
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path)) {
      for (const parameter of operation.parameters ?? []) {
        const schema = parameter.schema ?? {};
        const samples = [parameter.example, schema.example].filter((sample) => sample !== undefined);
        if (parameter.name === "Idempotency-Key") {
          parameter.description += " Left empty, this page sends a new one with each call.";
        } else if (samples.length > 0) {
          parameter.description = `${parameter.description ?? ""} For example \`${samples[0]}\`.`.trim();
        }
        delete parameter.example;
        delete parameter.examples;
        delete schema.example;
        delete schema.default;
      }
    }
  }
  return document;
};

// People sign in; pasting a token comes second.
const signInFirst = (settings) => (system) => {
  const element = system.React.createElement;
  const strong = (name) => element("strong", null, name);
  const people = () =>
    element(
      "p",
      { className: "people" },
      "On this suite every password is the name: ",
      strong("olivia"),
      " and ",
      strong("oscar"),
      " organize, ",
      strong("alice"),
      " and ",
      strong("adam"),
      " buy, ",
      strong("stan"),
      " scans for events that name stan@example.com.",
    );
  // The dialog has one of these for each way.
  const auths = (Original) => (props) => {
    const isSignIn = props.definitions.some((scheme) => scheme.get("type") === "oauth2");
    const form = element(Original, props);
    return isSignIn
      ? element("div", null, settings.local ? people() : null, form)
      : element(
          "details",
          { className: "paste" },
          element("summary", null, "Paste a token instead"),
          form,
        );
  };
  return { wrapComponents: { auths } };
};

// The page has the heading, the introduction and the landmark already.
const plainLayout = (system) => {
  const element = system.React.createElement;
  const PlainLayout = ({ getComponent, specSelectors }) => {
    const part = (name, container = true) => element(getComponent(name, container), { key: name });
    const isLoaded = specSelectors.loadingStatus() === "success";
    return element(
      "div",
      { className: "swagger-ui" },
      element(getComponent("SvgAssets"), { key: "icons" }),
      element(getComponent("errors", true), { key: "errors" }),
      isLoaded
        ? [
            element(
              "div",
              { className: "sign-in-bar", key: "sign-in" },
              element("p", null, "Sign in to try the calls that need a token."),
              part("AuthorizeBtnContainer"),
            ),
            element("h2", { className: "unseen", key: "calls" }, "Calls"),
            part("operations"),
            part("Models"),
          ]
        : element("p", { role: "status" }, "Loading the document …"),
    );
  };
  // A link inside the button that opens a call could not be reached with a screen reader.
  const DeepLink = () => (props) => element("span", null, element("span", null, props.text));
  return { components: { PlainLayout }, wrapComponents: { DeepLink } };
};

const tidy = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: (original) => (document) => original(withoutFillings(document)),
      },
    },
  },
});

// Swagger UI leaves these without a name, or out of reach of the keyboard.
const named = [
  ["textarea.body-param__text:not([aria-label])", { "aria-label": "Body of the request" }],
  ["select.examples-select-element:not([aria-label])", { "aria-label": "Example" }],
  ["select.content-type:not([aria-label])", { "aria-label": "Media type" }],
  ["button.close-modal:not([aria-label])", { "aria-label": "Close" }],
  ["pre.microlight:not([tabindex])", { tabindex: "0" }],
  [".modal-ux-header h3:not([aria-level])", { role: "heading", "aria-level": "2" }],
  [".modal-ux .auth-container h4:not([aria-level])", { role: "heading", "aria-level": "3" }],
];
const name = (root) => {
  for (const [selector, attributes] of named) {
    for (const part of root.querySelectorAll(selector)) {
      Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, value));
    }
  }
  for (const button of root.querySelectorAll(".modal-ux .modal-btn[aria-label]")) {
    button.removeAttribute("aria-label");
  }
};

const begin = async () => {
  const root = document.getElementById("swagger-ui");
  new MutationObserver(() => name(root)).observe(root, { childList: true, subtree: true });
  const settings = await (await fetch("/docs/reference.json")).json();
  const ui = SwaggerUIBundle({
    url: "/v1/openapi.json",
    dom_id: "#swagger-ui",
    deepLinking: true,
    displayRequestDuration: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    persistAuthorization: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis],
    layout: "PlainLayout",
    plugins: [signInFirst(settings), plainLayout, tidy],
    oauth2RedirectUrl: `${location.origin}/docs/oauth2-redirect.html`,
    // "Try it out" calls the address this page came from, whatever the document says, and each call
    // is an intention of its own unless the reader gives a key.
    requestInterceptor: (request) => {
      const url = new URL(request.url, location.origin);
      if (url.pathname.startsWith("/v1/")) {
        request.url = location.origin + url.pathname + url.search;
      }
      const takesKey = request.method === "POST" && !url.pathname.match(/^\/v1\/(scans|validations)/);
      if (takesKey && url.pathname.startsWith("/v1/") && !request.headers["Idempotency-Key"]) {
        request.headers["Idempotency-Key"] = crypto.randomUUID();
      }
      return request;
    },
  });
  ui.initOAuth({
    clientId: settings.client,
    usePkceWithAuthorizationCodeGrant: true,
    scopes: "openid",
  });
};

begin();
