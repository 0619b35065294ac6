/** Turkish: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const turkish: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `${sender} tarafından gönderilen “${what}” WhatsApp mesajları durdurulsun mu?`
      : `${sender} tarafından gönderilen tüm WhatsApp mesajları durdurulsun mu?`,
  confirmDetail: (what) =>
    what
      ? 'Henüz hiçbir şey değişmedi. Diğer mesajlar olduğu gibi kalır.'
      : 'Henüz hiçbir şey değişmedi.',
  doneDetail: (sender, what) =>
    what
      ? `${sender} artık size “${what}” WhatsApp mesajları göndermeyecek.`
      : `${sender} artık size WhatsApp mesajı göndermeyecek.`,
  undoneDetail: (sender, what) =>
    what
      ? `${sender} size yeniden “${what}” WhatsApp mesajları gönderecek.`
      : `${sender} WhatsApp tercihleriniz eski hâline getirildi.`,
  undoneOffDetail: (sender) => `${sender} tarafından gönderilen tüm WhatsApp mesajları kapalı.`,
  manage: 'Alacağım WhatsApp mesajlarını seç',
  keepPrivate:
    'Bu sayfayı bir mesajdaki bağlantıdan açtınız. O bağlantıya sahip olan herkes bu tercihleri değiştirebilir; lütfen bağlantıyı başkalarına iletmeyin.',
  expiredDetail:
    'Eski mesajlardaki bağlantılar bir süre sonra çalışmaz. En son mesajımızdaki bağlantıyı kullanın.',
  linkExpired: {
    signedOut: {
      title: 'Bu bağlantının süresi dolmuş.',
      detail:
        'Eski mesajlardaki bağlantılar bir süre sonra çalışmaz. En son mesajımızdaki bağlantıyı kullanın.',
    },
    failedSignedOut:
      'Bu bağlantının süresi dolmuş. Lütfen en son mesajımızdaki bağlantıyı kullanın.',
  },
  invalidDetail: 'Bir bölümü eksik olabilir. Lütfen mesajdan yeniden açın.',
  reopenDetail: 'Güvenliğiniz için bu sayfa kim olduğunuzu saklamaz. Bağlantı mesajda.',
};

export default turkish;
