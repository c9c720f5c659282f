// Starts `isogloss lsp` for the pages, settings and words of a site, and ends it with the window.
"use strict";

const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const command = workspace.getConfiguration("isogloss").get("command");
  client = new LanguageClient("isogloss", { command, args: ["lsp"] }, {
    documentSelector: [
      { scheme: "file", language: "markdown" },
      { scheme: "file", pattern: "**/site.yaml" },
      { scheme: "file", pattern: "**/locales/**" },
    ],
  });
  return client.start();
};

exports.deactivate = () => client?.stop();
