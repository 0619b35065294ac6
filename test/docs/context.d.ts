/** What a block of the documentation may take from the program around it: the reader's own. */
declare const user: { id: string; email: string };
declare const mailer: {
  sendMail(message: {
    to: string;
    html: string;
    headers: Readonly<Record<string, string>>;
  }): Promise<void>;
};
