/** Turkish. No suffix touches a name. */
import type { PageTexts } from '../page-texts.ts';

const turkish: PageTexts = {
  help: 'Yardım',
  title: 'Abonelikten çıkma',
  confirm: (sender, what) =>
    what
      ? `${sender} tarafından gönderilen “${what}” e-postaları durdurulsun mu?`
      : `${sender} tarafından gönderilen tüm e-postalar durdurulsun mu?`,
  confirmDetail: (what) =>
    what
      ? 'Henüz hiçbir şey değişmedi. Diğer e-postalar olduğu gibi kalır.'
      : 'Henüz hiçbir şey değişmedi.',
  unsubscribe: 'Abonelikten çık',
  done: 'Abonelikten çıktınız',
  doneDetail: (sender, what) =>
    what
      ? `${sender} artık size “${what}” e-postaları göndermeyecek.`
      : `${sender} artık size e-posta göndermeyecek.`,
  mistake: 'Yanlışlıkla mı oldu?',
  undo: 'Geri al',
  undone: 'Geri alındı',
  undoneDetail: (sender, what) =>
    what
      ? `${sender} size yeniden “${what}” e-postaları gönderecek.`
      : `${sender} e-posta tercihleriniz eski hâline getirildi.`,
  undoneOff: 'Seçiminiz kaydedildi',
  undoneOffDetail: (sender) => `${sender} tarafından gönderilen tüm e-postalar kapalı.`,
  manage: 'Alacağım e-postaları seç',
  history: 'Tercih geçmişimi indir',
  keepPrivate:
    'Bu sayfayı bir e-postadaki bağlantıdan açtınız. O bağlantıya sahip olan herkes bu tercihleri değiştirebilir; lütfen bağlantıyı başkalarına iletmeyin.',
  requestLink: 'Bana e-postayla bağlantı gönder',
  requestLinkDetail: 'Bağlantı yalnızca bizde kayıtlı e-posta adresinize gönderilir.',
  requestNewLink: 'Bana yeni bağlantı gönder',
  requested: 'Gelen kutunuza bakın',
  requestedDetail: 'Adresiniz bizde kayıtlıysa size yeni bir bağlantı gönderdik.',
  expired: 'Bu bağlantının süresi dolmuş',
  expiredDetail:
    'Eski e-postalardaki bağlantılar bir süre sonra çalışmaz. En son e-postamızdaki bağlantıyı kullanın.',
  linkExpired: {
    signedOut: {
      title: 'Bu bağlantının süresi dolmuş.',
      detail:
        'Eski e-postalardaki bağlantılar bir süre sonra çalışmaz. En son e-postamızdaki bağlantıyı kullanın.',
    },
    failedSignedOut:
      'Bu bağlantının süresi dolmuş. Lütfen en son e-postamızdaki bağlantıyı kullanın.',
  },
  limited: 'Bu bağlantıyla bu yapılamaz',
  limitedDetail: 'Güvenliğiniz için bu bağlantıyla tüm tercihler görüntülenemez ve değiştirilemez.',
  invalid: 'Bu bağlantı çalışmıyor',
  invalidDetail: 'Bir bölümü eksik olabilir. Lütfen e-postadan yeniden açın.',
  reopen: 'Lütfen bağlantıyı yeniden açın',
  reopenDetail: 'Güvenliğiniz için bu sayfa kim olduğunuzu saklamaz. Bağlantı e-postada.',
  unknown: 'Burada değiştirilecek bir şey yok',
  unknownDetail: 'Bu bağlantıya ait e-posta tercihi artık yok.',
  locked: 'Bu değiştirilemez',
  lockedDetail: 'Gönderen, bu seçimin burada değiştirilmesine izin vermiyor.',
  unsupportedDetail: 'Bu seçim burada değiştirilemez. Gerekirse gönderene yazın.',
  failed: 'İşlem tamamlanamadı',
  failedDetail: 'Şu anda mümkün değil. Lütfen birazdan yeniden deneyin.',
};

export default turkish;
